// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes.h"

#include <QList>
#include <QString>

#include <optional>

namespace basalt {

/** What is wrong with one field of the input: goes to the caller as an element of `details[]`. */
struct FieldError
{
    QString field;   ///< name as the caller wrote it, dotted for nested values, empty for the whole body
    QString message; ///< for people
    QString code;    ///< for programs, for instance `required_missing`

    friend bool operator==(const FieldError &, const FieldError &) = default;
};

/**
 * A failure as a value. `message` goes to the caller, `detail` only to the log: nothing of the database's or the operating
 * system's text may stand in `message`.
 */
struct Error
{
    Code code = Code::Internal;
    QString message;
    QString detail;
    QList<FieldError> fields;
    std::optional<qint64> index = {}; ///< of a batch: which of its elements, from 0
    int retryAfterSeconds = 0;        ///< > 0 becomes a Retry-After header
    int contractStatus = 0;           ///< > 0 is answered instead of the code's own status, where a route's contract says so

    /** The code's own text as message. */
    [[nodiscard]] static Error of(Code code);
    [[nodiscard]] static Error of(Code code, QString message);
    /** Internal error: the caller sees the code's text, the log sees `detail`. */
    [[nodiscard]] static Error internal(QString detail);
    /** Same as `of(code)` with a detail for the log. */
    [[nodiscard]] static Error logged(Code code, QString detail);
    [[nodiscard]] static Error invalid(QString field, QString message, QString fieldCode);
    [[nodiscard]] static Error invalid(QList<FieldError> fields);

    /** The same error, said of one element of a batch. */
    [[nodiscard]] Error at(qint64 element) const;
    /** The same error, its fields named within `place`: `type` becomes `actions[3].type`. */
    [[nodiscard]] Error inside(const QString &place) const;
    /** The same error, answered with `status` instead of the code's own. */
    [[nodiscard]] Error withStatus(int status) const;

    [[nodiscard]] int httpStatus() const { return contractStatus > 0 ? contractStatus : core::httpStatus(code); }
};

} // namespace basalt
