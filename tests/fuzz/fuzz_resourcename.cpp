// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resources/resourcename.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

using namespace basalt;
using namespace basalt::resources;

namespace {

void must(bool holds)
{
    if (!holds)
        std::abort();
}

/** A name is what it was made of, is covered by itself, and by no more names than are looked up. */
void verify(const ResourceName &name)
{
    const QByteArray &text = name.text();
    must(!text.contains('\0') && text.isValidUtf8());
    must(name.isPath() == text.startsWith('/'));
    must(name.isPath() || text.startsWith('{'));
    const QList<QByteArray> covering = name.covering();
    must(!covering.isEmpty() && covering.size() <= 16 && covering.contains(text));
    for (const QByteArray &other : covering) {
        const ResourceName above = ResourceName::fromText(other);
        must(above.covers(name) && above.isPath() == name.isPath());
        must(other == text || !name.covers(above));
    }
}

} // namespace

/** Keys as they are sent, or paths: refused with a reason, or names that are the same once they were stored. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QList<QByteArray> fields{"a", "b", "project", "invoice"};
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (document.isObject()) {
        const auto name = ResourceName::ofKey(document.object(), fields);
        if (!name)
            return 0;
        verify(*name);
        const auto again = ResourceName::ofKey(name->key(), fields);
        must(again && again->text() == name->text());
        return 0;
    }
    (void)isTypeCode(bytes);
    (void)isKeyField(bytes);
    if (const auto name = ResourceName::ofPath(QString::fromUtf8(bytes))) {
        verify(*name);
        must(QString::fromUtf8(name->text()) == QString::fromUtf8(bytes));
    }
    return 0;
}
