/** A still plate while the drawing code loads. */
export function PlotPlate() {
  return <div aria-hidden="true" className="absolute inset-0 rounded-sm bg-sunken" />
}
