import { randomBytes } from 'node:crypto'

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const SECURITY = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
}

function isMalformed(url) {
  try {
    decodeURIComponent(url.split('?', 1)[0])
    return false
  } catch {
    return true
  }
}

function problem(response, { status, code, title, detail, headers = {} }) {
  const requestId = `req_${randomBytes(16).toString('hex').slice(0, 26)}`
  const body = { type: `/docs/api#${code}`, title, status, detail, code, requestId, errors: [] }
  response.writeHead(status, {
    ...SECURITY,
    ...headers,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  })
  response.end(JSON.stringify(body))
}

/** Answers requests that the framework would fail on instead of refusing: unknown methods, broken percent-encoding. */
export function refuseRequest(request, response) {
  if (!METHODS.has(request.method)) {
    const allow = [...METHODS].join(', ')
    const detail = `this server takes ${allow}`
    const title = 'This method is not offered here'
    problem(response, { status: 405, code: 'method_not_allowed', title, detail, headers: { allow } })
    return true
  }
  if (isMalformed(request.url)) {
    const detail = 'the path is not valid percent-encoded UTF-8'
    problem(response, { status: 404, code: 'not_found', title: 'Not found', detail })
    return true
  }
  return false
}
