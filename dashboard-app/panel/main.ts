import { createApp } from 'vue';
import { openPanel } from './open-panel';
import Panel from './Panel.vue';
import './style.css';

createApp(Panel, { panel: openPanel(window) }).mount('#panel');
