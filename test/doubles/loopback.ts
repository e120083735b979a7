/** The address of a server on this machine by its number: a bare machine may not know the name `localhost`. */
export const onLoopback = (url: string): string => url.replace('//localhost:', '//127.0.0.1:');
