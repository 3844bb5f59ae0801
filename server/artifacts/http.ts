import 'server-only'
import type { AnyEndpoint } from '@/server/http/endpoint'
import { prepareArtifact } from './keep'
import { listArtifacts } from './list'
import { receiveArtifact } from './receive'
import { getArtifact, sendArtifact } from './send'

const ARTIFACTS = '/models/{model}/versions/{version}/artifacts'

export const artifactEndpoints: AnyEndpoint[] = [
  {
    method: 'POST',
    path: ARTIFACTS,
    summary: 'Give a version a file: its model, its weights, its report',
    description:
      'The body is the file, of any kind, taken as it is: archives are never unpacked. Query: name (no / \\ .. or control ' +
      'characters) and sha256, which the content must have; without it, it is not compared. Up to PLUMBLINE_ARTIFACT_MAX_MB ' +
      '(2,048 MB). Content-Encoding: gzip is read; hash and limit are of what it unpacks to, and growing more than 100 times ' +
      'is refused. Answers 201; 200 when the version has the same file already; 409 when it has another one of this name.',
    operation: prepareArtifact,
    accepts: ['application/octet-stream'],
    done: '201',
    handle: receiveArtifact,
  },
  {
    method: 'GET',
    path: ARTIFACTS,
    summary: 'Files of a version',
    operation: listArtifacts,
    input: 'query',
    shape: 'page',
  },
  {
    method: 'GET',
    path: `${ARTIFACTS}/{name}`,
    summary: 'Download a file of a version',
    description:
      'The content is compared with the hash it was recorded with before any of it is sent: 409 with artifact_changed or ' +
      'artifact_missing where it is not what was recorded. Repr-Digest and ETag carry the SHA-256.',
    operation: getArtifact,
    answers: 'application/octet-stream',
    handle: sendArtifact,
  },
]
