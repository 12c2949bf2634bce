-- KEYS: value, lease. ARGV: token, TTL of the lease in milliseconds.
-- Returns the value if there is one, '+' if the caller now holds the lease, '-' if another reader holds it.
local value = redis.call('GET', KEYS[1])
if value and string.match(value, '^%d+:') then
  return value
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return '+'
end
return '-'
