import { seedDemo } from '@/db/seed/demo'

const [baseUrl, key] = process.argv.slice(2)
if (!baseUrl || !key) throw new Error('usage: seed-demo BASE_URL KEY')

const done = await seedDemo({ baseUrl, key, log: (line) => console.log(`        ${line}`) })
if (done.status === 'seeded') {
  console.log('')
  console.log('  One account per role. The passwords are shown only now:')
  for (const { name, email, role, password } of done.members) {
    console.log(`    ${role.padEnd(18)} ${email.padEnd(34)} ${password.padEnd(24)} ${name}`)
  }
}
