import 'server-only'
import { keyEndpoints, memberEndpoints } from '@/server/access/http'
import { auditEndpoints } from '@/server/audit/http'
import { figureEndpoints } from '@/server/figures/http'
import { importEndpoints } from '@/server/imports/http'
import { kpiEndpoints } from '@/server/kpis/http'
import { labelEndpoints } from '@/server/labels/http'
import { modelEndpoints } from '@/server/models/http'
import { referenceEndpoint } from '@/server/models/upload-reference'
import { predictionEndpoints } from '@/server/predictions/http'
import { useCaseEndpoints } from '@/server/use-cases/http'
import { accessListEndpoint } from './access-list'
import type { AnyEndpoint } from './endpoint'

/** The whole public contract under /api/v1, in the order it is documented. */
export const endpoints: readonly AnyEndpoint[] = [
  ...useCaseEndpoints,
  ...kpiEndpoints,
  ...modelEndpoints,
  referenceEndpoint,
  ...predictionEndpoints,
  ...labelEndpoints,
  ...importEndpoints,
  ...figureEndpoints,
  ...memberEndpoints,
  ...keyEndpoints,
  ...auditEndpoints,
  accessListEndpoint(() => endpoints),
]
