-- For wrk: asks the same with another Authorization header each time. The headers are the lines of the file that is named after "--".
local asked, number = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    asked[#asked + 1] = wrk.format("GET", nil, { ["Authorization"] = line })
  end
end

function request()
  number = number + 1
  return asked[number] or asked[#asked]
end
