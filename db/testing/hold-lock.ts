import { takeLock } from '@/db/lock'

// Takes the lock of a directory and keeps it until killed; tests start it as a process of its own.
const directory = process.argv[2]
if (!directory) throw new Error('usage: hold-lock DIRECTORY')
takeLock(directory)
console.log('held')
setInterval(() => undefined, 1000)
