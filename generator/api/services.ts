/** How a service is called in emitted code. */
export interface ServiceNames {
  /** Base name of its module, and its member of the client: `meeting.auo` is `meetingAuo`. */
  readonly file: string;
}

export function serviceNames(service: string): ServiceNames {
  const file = service.replaceAll(/\.(.)/g, (_, first: string) => first.toUpperCase());
  return { file };
}
