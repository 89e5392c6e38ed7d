import { createApp } from 'vue';
import '../style.css';
import { openRota } from './open-rota';
import Rota from './Rota.vue';

createApp(Rota, { page: openRota(window) }).mount('#rota');
