import type { Drawn } from './chart/depthChart'

declare global {
  interface Window {
    /** What is drawn now, to hold it against the API; read only. */
    __omnidepth?: { chart(): Drawn | undefined }
  }
}
