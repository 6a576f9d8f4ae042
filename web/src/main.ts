import { createApp } from 'vue'
import App from './app/App.vue'
import './style.css'

const wrong = window.omnidepthServer?.wrong
if (wrong === undefined) createApp(App).mount('#app')
else void import('./app/WrongSetting.vue').then(({ default: WrongSetting }) => createApp(WrongSetting, { wrong }).mount('#app'))
