import { abBench } from './ab'
import { printRows } from './row'
abBench().then(printRows)
