// A program that sends back what it gets, whoever connects, until its parent is gone: what the least of servers costs.
import { createServer, type AddressInfo } from 'node:net';

const server = createServer((socket) => {
  socket.setNoDelay();
  socket.on('error', () => undefined);
  socket.pipe(socket);
});
server.listen(0, '127.0.0.1', () => {
  // A listening TCP server has an AddressInfo; the other shapes are for pipes.
  process.send?.((server.address() as AddressInfo).port);
});
process.once('disconnect', () => process.exit());
