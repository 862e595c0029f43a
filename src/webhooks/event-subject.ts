/** What an event is about. */
export interface EventSubject {
  readonly is: 'generation' | 'batch';
  readonly id: number;
}
