// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transfer/importsettings.h"

#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace basalt::transfer {

namespace {

constexpr qsizetype kMaxSource = 255;

QJsonObject readMapping(OptionReader &options)
{
    const QByteArray text = options.text("mapping");
    if (text.isNull())
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(text);
    QJsonObject mapping = document.object();
    bool isGood = document.isObject();
    for (const QJsonValue &target : std::as_const(mapping))
        isGood = isGood && (target.isNull() || (target.isString() && !target.toString().isEmpty()));
    if (!isGood) {
        options.complain(
            "mapping",
            u"Expected a JSON object with the name of a field, or null, for each column that is not called like its field."_s,
            u"invalid_mapping"_s);
        return {};
    }
    return mapping;
}

QByteArray readKey(OptionReader &options)
{
    const bool isUpsert = options.choice("mode", {"create", "upsert"}) == 1;
    if (!isUpsert && options.has("key"))
        options.complain("key", u"A key is for mode=upsert."_s, u"conflicting_parameters"_s);
    if (isUpsert && !options.has("key"))
        options.complain("key", u"Say which field records are told apart by: id, or a unique one."_s, u"required"_s);
    return isUpsert ? options.text("key") : QByteArray();
}

} // namespace

Result<ImportSettings> ImportSettings::read(OptionReader &options, std::optional<TableFormat> fallback)
{
    options.refuseOthers({"format", "separator", "decimal", "encoding", "header", "formula_guard", "mapping", "mode", "key",
                          "dry_run", "on_error", "from_row", "source", "upload"});
    ImportSettings settings;
    settings.table = readTableOptions(options, fallback);
    settings.mapping = readMapping(options);
    settings.key = readKey(options);
    settings.isTrial = options.flag("dry_run", false);
    settings.passOver = options.choice("on_error", {"stop", "skip"}) == 1;
    settings.fromRow = options.integer("from_row", 1, 1);
    const QByteArray source = options.text("source");
    if (!source.isValidUtf8() || source.contains('\0'))
        options.complain("source", u"The name is not UTF-8 text."_s, u"invalid_character"_s);
    settings.source = QString::fromUtf8(source).left(kMaxSource);
    if (const auto problem = options.problem())
        return *problem;
    return settings;
}

} // namespace basalt::transfer
