import { createApp } from 'vue';
import Panel from './Panel.vue';

createApp(Panel).mount('#panel');
