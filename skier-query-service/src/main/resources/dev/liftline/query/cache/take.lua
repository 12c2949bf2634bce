-- KEYS: value, lease. ARGV: token, lease in milliseconds.
-- Returns the value if it is there by now, '+' if the lease is the caller's, '-' if another holds it.
local value = redis.call('GET', KEYS[1])
if value and string.match(value, '^%d+:') then
  return value
end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then
  return '+'
end
return '-'
