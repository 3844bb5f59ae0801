import { it } from 'vitest'
import { checkTable } from './check'
import { feature, tableOf } from './rules-fixture'
it('t', () => {
  let s=1; const r=(n:number)=>{s=(s*1103515245+12345)%2147483648; return s%n}
  const run=(name:string,t:ReturnType<typeof tableOf>)=>{const a=performance.now(); const c=checkTable(t); console.log(name,Math.round(performance.now()-a),'ms',JSON.stringify(c.counts),c.complete)}
  for (const [n,d] of [[500,3],[500,6],[500,10],[5000,3],[5000,8]] as const) {
    const F=Array.from({length:d},(_,i)=>feature('f'+i))
    run(`random ${n}x${d}`, tableOf({fields:F.map(f=>f.name),rows:Array.from({length:n},()=>[...F.map(()=>r(3)?`[${r(50)}..${50+r(50)}]`:''),`"${r(3)}"`])},F))
    run(`narrow ${n}x${d}`, tableOf({fields:F.map(f=>f.name),rows:Array.from({length:n},()=>[...F.map(()=>{const a=r(1000);return `[${a}..${a+r(60)}]`}),`"${r(3)}"`])},F))
  }
  const F=[feature('x'),feature('c','categorical')]
  run('grid 5000', tableOf({fields:['x','c'],rows:Array.from({length:5000},(_,i)=>[`[${Math.floor(i/50)*10}..${Math.floor(i/50)*10+10})`,`"v${i%50}"`,'"1"'])},F))
})
