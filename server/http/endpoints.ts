import 'server-only'
import { abTestEndpoints } from '@/server/ab-tests/http'
import { keyEndpoints, memberEndpoints } from '@/server/access/http'
import { artifactEndpoints } from '@/server/artifacts/http'
import { auditEndpoints } from '@/server/audit/http'
import { compareEndpoints } from '@/server/compare/http'
import { deploymentEndpoints } from '@/server/deployments/http'
import { fairnessEndpoints } from '@/server/fairness/http'
import { figureEndpoints } from '@/server/figures/http'
import { importEndpoints } from '@/server/imports/http'
import { kpiEndpoints } from '@/server/kpis/http'
import { labelEndpoints } from '@/server/labels/http'
import { modelEndpoints } from '@/server/models/http'
import { referenceEndpoint } from '@/server/models/upload-reference'
import { piiEndpoints } from '@/server/pii/http'
import { predictionEndpoints } from '@/server/predictions/http'
import { promotionEndpoints } from '@/server/promotions/http'
import { ruleEndpoints } from '@/server/rules/http'
import { useCaseEndpoints } from '@/server/use-cases/http'
import { valueEndpoints } from '@/server/value/http'
import { accessListEndpoint } from './access-list'
import type { AnyEndpoint } from './endpoint'

/** The whole public contract under /api/v1, in the order it is documented. */
export const endpoints: readonly AnyEndpoint[] = [
  ...useCaseEndpoints,
  ...kpiEndpoints,
  ...modelEndpoints,
  referenceEndpoint,
  ...artifactEndpoints,
  ...predictionEndpoints,
  ...labelEndpoints,
  ...importEndpoints,
  ...ruleEndpoints,
  ...figureEndpoints,
  ...valueEndpoints,
  ...compareEndpoints,
  ...fairnessEndpoints,
  ...piiEndpoints,
  ...promotionEndpoints,
  ...deploymentEndpoints,
  ...abTestEndpoints,
  ...memberEndpoints,
  ...keyEndpoints,
  ...auditEndpoints,
  accessListEndpoint(() => endpoints),
]
