-- For wrk: asks the same with one Authorization header after the other, again and again. The headers are the lines of the file that is named after "--".
local asked, number = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    asked[#asked + 1] = wrk.format("GET", nil, { ["Authorization"] = line })
  end
end

function request()
  number = number % #asked + 1
  return asked[number]
end
