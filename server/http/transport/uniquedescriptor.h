// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <utility>

#include <unistd.h>

namespace basalt::http {

/** Owns a file descriptor on its way between threads: one that nobody takes is closed. */
class UniqueDescriptor
{
public:
    UniqueDescriptor() = default;
    explicit UniqueDescriptor(int descriptor) : m_descriptor(descriptor) { }
    UniqueDescriptor(UniqueDescriptor &&other) noexcept : m_descriptor(other.release()) { }
    UniqueDescriptor &operator=(UniqueDescriptor &&other) noexcept
    {
        reset();
        m_descriptor = other.release();
        return *this;
    }
    UniqueDescriptor(const UniqueDescriptor &) = delete;
    UniqueDescriptor &operator=(const UniqueDescriptor &) = delete;
    ~UniqueDescriptor() { reset(); }

    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isValid() const { return m_descriptor >= 0; }
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }
    void reset()
    {
        if (isValid())
            ::close(release());
    }

private:
    int m_descriptor = -1;
};

} // namespace basalt::http
