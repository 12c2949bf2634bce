-- KEYS: value, lease. ARGV: token, TTL of the lease in milliseconds, SHA-1 of a value that counts as none, or ''.
-- Returns '=' and the value if there is one, '+' if the caller now holds the lease, '!' if it does and there is a value that
-- counts as none, '-' if another reader holds the lease. A value of another type than string counts as none.
local value = redis.pcall('GET', KEYS[1])
if type(value) == 'string' and (ARGV[3] == '' or redis.sha1hex(value) ~= ARGV[3]) then
  return '=' .. value
end
local taken = redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2])
if not taken and redis.call('PTTL', KEYS[2]) == -1 then
  -- Every lease expires, so this is none.
  taken = redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
end
if not taken then
  return '-'
end
return value and '!' or '+'
