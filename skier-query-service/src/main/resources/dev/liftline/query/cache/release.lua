-- KEYS: lease. ARGV: token. Deletes the lease if the caller holds it.
if redis.pcall('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return ''
