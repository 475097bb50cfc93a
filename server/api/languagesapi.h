// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "http/route.h"
#include "texts/languageservice.h"

namespace basalt::api {

/** `/languages`: the languages of an account, what each is used for, and the defaults. */
class LanguagesApi final : public http::Api
{
public:
    /** The service outlives the API. */
    explicit LanguagesApi(texts::LanguageService &languages) : m_languages(languages) { }

    [[nodiscard]] std::vector<http::Route> routes() override;

private:
    void list(const http::RequestPtr &request, http::Reply reply);
    void create(const http::RequestPtr &request, http::Reply reply);
    void update(const http::RequestPtr &request, http::Reply reply);
    void remove(const http::RequestPtr &request, http::Reply reply);

    texts::LanguageService &m_languages;
};

} // namespace basalt::api
