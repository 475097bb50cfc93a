// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads one element past the end of an array on the heap. Under AddressSanitizer this must be reported.

#include <cstdio>
#include <vector>

int main(int argc, char **)
{
    const std::vector<int> numbers(8, argc);
    const volatile auto index = numbers.size();
    std::printf("read %d\n", numbers.data()[index]);
    return 0;
}
