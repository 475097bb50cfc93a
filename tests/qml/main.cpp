// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pagesetup.h"

#include <QtQuickTest>

// The real pages, each tst_*.qml on a server of its own with people and data in it.
QUICK_TEST_MAIN_WITH_SETUP(pages, basalt::test::PageSetup)
