/** Dims what lies below a dialog. */
export const overlayClass = 'fixed inset-0 z-40 bg-[#0a0d12]/45'
