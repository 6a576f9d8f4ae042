import { createApp } from 'vue'
import App from './app/App.vue'
import { language } from './ui/language'
import './style.css'

if (language !== 'long') document.documentElement.lang = language

const wrong = window.omnidepthServer?.wrong
if (wrong === undefined) createApp(App).mount('#app')
else void import('./app/WrongSetting.vue').then(({ default: WrongSetting }) => createApp(WrongSetting, { wrong }).mount('#app'))
