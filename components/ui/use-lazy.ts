'use client'
import { useCallback, useState } from 'react'

/** A module that is fetched when it is first wanted. `importer` must be the same function in every render. */
export function useLazy<Module>(importer: () => Promise<Module>): readonly [Module | null, () => void] {
  const [module, setModule] = useState<Module | null>(null)
  const load = useCallback(() => {
    importer().then(
      (loaded) => setModule(() => loaded),
      // A failed fetch is tried again at the next wish.
      () => undefined,
    )
  }, [importer])
  return [module, load]
}
