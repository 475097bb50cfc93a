// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "navigator.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::app {

namespace {
constexpr qsizetype kMaxHistory = 100;
} // namespace

Navigator::Navigator(QObject *parent) : QObject(parent), m_places{{u"overview"_s, {}, {}}} { }

void Navigator::open(const QString &page, const QString &subject, const QString &tab)
{
    const Place place{page, subject, tab};
    if (place == current())
        return;
    m_places.resize(m_position + 1);
    m_places.append(place);
    if (m_places.size() > kMaxHistory)
        m_places.removeFirst();
    m_position = m_places.size() - 1;
    Q_EMIT changed();
}

void Navigator::back()
{
    if (!canGoBack())
        return;
    --m_position;
    Q_EMIT changed();
}

void Navigator::forward()
{
    if (!canGoForward())
        return;
    ++m_position;
    Q_EMIT changed();
}

void Navigator::renameSubject(const QString &page, const QString &from, const QString &to)
{
    for (Place &place : m_places) {
        if (place.page == page && place.subject == from)
            place.subject = to;
    }
    Q_EMIT changed();
}

void Navigator::reset()
{
    m_places = {{u"overview"_s, {}, {}}};
    m_position = 0;
    Q_EMIT changed();
}

} // namespace basalt::app
