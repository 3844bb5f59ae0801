import 'server-only'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { gauge } from './metrics'

const NANOSECONDS = 1e9
const RESOLUTION_MS = 20

/** Memory, event loop and age of this process; called once at start. */
export function observeProcess(): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const lag = (percentile: number) => {
    // The timer's own period is part of what is measured.
    const seconds = delay.percentile(percentile) / NANOSECONDS - RESOLUTION_MS / 1000
    return Number.isFinite(seconds) ? Math.max(0, seconds) : 0
  }
  gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss())
  gauge('process_heap_used_bytes', 'JavaScript heap in use.', () => process.memoryUsage().heapUsed)
  gauge('process_external_memory_bytes', 'Memory outside the heap.', () => process.memoryUsage().external)
  gauge('process_cpu_seconds', 'CPU time used.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  gauge('process_uptime_seconds', 'Age of the process.', () => process.uptime())
  gauge('nodejs_eventloop_lag_p50_seconds', 'Delay of the event loop since the start, median.', () => lag(50))
  gauge('nodejs_eventloop_lag_p99_seconds', 'Delay of the event loop since the start, 99th percentile.', () => lag(99))
}
