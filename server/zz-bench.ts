import { openEmbedded } from '@/db/engine/embedded'
import { openServer } from '@/db/engine/server'
import { migrate } from '@/db/migrate'
import { appendAudit, hashRecord, canonicalJson } from '@/server/kernel/audit'
import { verifyChain } from '@/server/audit/verify'
import { createHash } from 'node:crypto'
const cpu=()=>{const c=process.cpuUsage();return (c.user+c.system)/1000}
async function main(){
  const url = process.argv[2]
  const e = url ? await openServer(url) : await openEmbedded()
  await migrate(e)
  const now=new Date()
  if(!url) for (let b=0;b<100;b++) await e.transaction(tx=>appendAudit(tx,{actor:{kind:'user',id:'usr_0123456789abcdefghjkmnpqrs',name:'Some Body',email:'',grants:[],sessionId:''},action:'models.create',outcome:'done',at:now,requestId:'req_0123456789abcdefghjkmnpqrs'},Array.from({length:1000},(_,i)=>({object:{type:'model',id:'mdl_'+b+'_'+i},useCaseId:'uc_1',detail:{after:{slug:'model-'+i,name:'A model',useCase:'fraud',kind:'ml',task:'binary',classes:['0','1'],positiveClass:'1',labels:{policy:'explicit'},retentionDays:400}}}))))
  for (let k=0;k<3;k++){ const t=performance.now(),c=cpu(); const r=await e.read(tx=>verifyChain(tx)); console.log(url?'server':'embedded', r.valid, r.records, Math.round(performance.now()-t),'ms cpu',Math.round(cpu()-c)) }
  let c=cpu(); for(let s=0;s<100000;s+=5000) await e.read(tx=>tx.raw.query('select seq::float8, actor_kind, actor_id, actor_name, action, outcome, object_type, object_id, use_case_id, request_id, detail::text as detail, previous_hash, hash from audit_records where seq > $1 order by seq limit 5000',[s])); console.log('read only cpu',Math.round(cpu()-c))
  c=cpu(); for(let s=0;s<100000;s+=5000) await e.read(tx=>tx.raw.query(`select json_agg(a)::text as j from (select json_build_array(seq, actor_kind, actor_id, actor_name, action, outcome, object_type, object_id, use_case_id, request_id, detail, previous_hash, hash) as a from audit_records where seq > $1 order by seq limit 5000) t`,[s]).then(r=>JSON.parse(String(r[0]!.j)))); console.log('json_agg read cpu',Math.round(cpu()-c))
  const rec={seq:1,at:now,actorKind:'user',actorId:'usr_0123456789abcdefghjkmnpqrs',actorName:'Some Body',action:'models.create',outcome:'done' as const,objectType:'model',objectId:'mdl_1_1',useCaseId:'uc_1',requestId:'req_1',detail:{after:{slug:'model-1',name:'A model',useCase:'fraud',kind:'ml',task:'binary',classes:['0','1'],positiveClass:'1',labels:{policy:'explicit'},retentionDays:400}},previousHash:'0'.repeat(64)}
  c=cpu(); for(let i=0;i<100000;i++) hashRecord(rec); console.log('hash cpu',Math.round(cpu()-c))
  c=cpu(); for(let i=0;i<100000;i++) canonicalJson(rec); console.log('canonical cpu',Math.round(cpu()-c))
  const t=canonicalJson(rec); c=cpu(); for(let i=0;i<100000;i++) createHash('sha256').update(t).digest('hex'); console.log('sha cpu',Math.round(cpu()-c), t.length)
  process.exit(0)
}
main()
