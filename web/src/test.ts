/** Before each file of tests: numbers and clocks are written alike on every machine. */
import { writeAsIn } from './ui/format'

writeAsIn('en-US')
