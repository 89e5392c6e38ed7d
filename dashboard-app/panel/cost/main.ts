import { createApp } from 'vue';
import '../style.css';
import Cost from './Cost.vue';
import { readTold } from './read-told';

createApp(Cost, { told: readTold(location.search, navigator.language) }).mount('#cost');
