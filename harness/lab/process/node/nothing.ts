// Stands where kafkajs imports `net` and `tls`: it gets its sockets from elsewhere.
export default {};
