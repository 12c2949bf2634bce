-- KEYS: lease. ARGV: token. Gives a lease back that was not used.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return ''
