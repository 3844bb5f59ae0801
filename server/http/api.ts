import 'server-only'
import { resolveCaller } from '@/server/access/resolve-caller'
import { createDispatch, type Dispatch } from './dispatch'
import { endpoints } from './endpoints'

let dispatch: Dispatch | null = null

/** The public API with all its endpoints. Made on the first request, so that a build needs no configuration. */
export const handleApi: Dispatch = (request) => {
  dispatch ??= createDispatch({ endpoints, resolveCaller })
  return dispatch(request)
}
