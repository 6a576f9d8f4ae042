import type { Drawn } from './chart/depthChart'

declare global {
  interface Window {
    /** The content of the chart, which tests compare with the API; read only. */
    __omnidepth?: { chart(): Drawn | undefined }
  }
}
