-- KEYS: value, lease. ARGV: token, version, JSON, TTL in milliseconds.
-- Returns 'stored', 'not_newer' or 'lease_lost'.
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return 'lease_lost'
end
redis.call('DEL', KEYS[2])
local value = redis.call('GET', KEYS[1])
if value then
  local version = tonumber(string.match(value, '^(%d+):'))
  if version and version >= tonumber(ARGV[2]) then
    return 'not_newer'
  end
end
redis.call('SET', KEYS[1], ARGV[2] .. ':' .. ARGV[3], 'PX', ARGV[4])
return 'stored'
