module go-steady/helper

go 1.22
