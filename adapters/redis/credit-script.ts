/**
 * One step for any number of messages of a month: KEYS are the ids of the month before, of its own, and of the one after,
 * then their counts; ARGV their six ends of life, then for each message its id, "h" (we heard of it) or "b" (the carrier
 * billed it), its cell, and the units, "?" when nobody can count them. The same arithmetic as `core/credits/ledger.ts`,
 * which a test holds against it: a message stands as "cell;heard;billed", and the counts are what all of them add up to.
 */
export const CREDIT_SCRIPT = `
local function tally(known, sign, add)
  if not known then return end
  local cell, heard, billed = string.match(known, '^(.-);(.-);(.*)$')
  if heard == '' then
    if tonumber(billed) > 0 then add(cell .. '|M', sign) add(cell .. '|m', sign * billed) end
    return
  end
  add(cell .. '|n', sign)
  if heard == '?' then
    if billed ~= '' then add(cell .. '|u', sign * billed) end
    return
  end
  add(cell .. '|u', sign * heard)
  if billed == '' or tonumber(billed) == tonumber(heard) then return end
  if tonumber(billed) == 0 then
    add(cell .. '|X', -sign) add(cell .. '|x', -sign * heard)
  else
    add(cell .. '|d', sign * (billed - heard))
  end
end

local function longer(a, b)
  if a == '?' then return b end
  if b == '?' then return a end
  if tonumber(b) > tonumber(a) then return b end
  return a
end

local touched = {}
for i = 7, #ARGV, 4 do
  local id, mode, cell, units = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
  local month, known = 2, redis.call('HGET', KEYS[2], id)
  if not known then month, known = 1, redis.call('HGET', KEYS[1], id) end
  if not known then month, known = 3, redis.call('HGET', KEYS[3], id) end
  local into, now = 2, nil
  if not known then
    now = mode == 'h' and cell .. ';' .. units .. ';' or cell .. ';;' .. units
  else
    local oldCell, heard, billed = string.match(known, '^(.-);(.-);(.*)$')
    local earlier = 2 < month or (month == 2 and cell < oldCell)
    if mode == 'h' then
      if heard == '' then heard, earlier = units, true else heard = longer(heard, units) end
    else
      if heard ~= '' then earlier = false end
      if billed == '' or tonumber(units) > tonumber(billed) then billed = units end
    end
    if not earlier then into, cell = month, oldCell end
    now = cell .. ';' .. heard .. ';' .. billed
  end
  if now ~= known or into ~= month then
    local function adder(at)
      return function(field, by)
        if by ~= 0 and redis.call('HINCRBY', KEYS[3 + at], field, by) == 0 then redis.call('HDEL', KEYS[3 + at], field) end
      end
    end
    tally(known, -1, adder(month))
    if known and into ~= month then redis.call('HDEL', KEYS[month], id) end
    redis.call('HSET', KEYS[into], id, now)
    tally(now, 1, adder(into))
    touched[into] = true
    touched[month] = true
  end
end
for at in pairs(touched) do
  redis.call('EXPIREAT', KEYS[at], ARGV[at])
  redis.call('EXPIREAT', KEYS[3 + at], ARGV[3 + at])
end
return 1
`;
