/** Beside the timeline, over the full width, or over everything on a narrow page. */
export type LogRoom = 'beside' | 'full' | 'sheet'
