let unpacked = 1
