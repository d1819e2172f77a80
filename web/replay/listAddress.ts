let address = '/attempts';

/** The list of attempts as it was last seen in this tab, with its search and filters. */
export function listAddress(): string {
  return address;
}

/** The list is seen at this address now. */
export function rememberList(search: string): void {
  address = `/attempts${search}`;
}
