// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "records/answerroom.h"

using namespace Qt::Literals::StringLiterals;

namespace basalt::records {

Error AnswerRoom::fault(const QString &parameter) const
{
    return Error::invalid(
        parameter, u"The answer would be larger than %1 bytes: ask for fewer records, fields or relations."_s.arg(m_bytes),
        u"answer_too_large"_s);
}

qint64 AnswerRoom::sizeOf(const schema::RecordValues &record)
{
    qint64 bytes = 0;
    for (const schema::FieldValue &value : record) {
        if (const auto *text = std::get_if<QByteArray>(&value))
            bytes += text->size();
        else if (const auto *list = std::get_if<QList<QByteArray>>(&value))
            bytes += list->size() * qint64(sizeof(QByteArray));
    }
    return bytes;
}

} // namespace basalt::records
