// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** A line between groups of a menu. */
T.MenuSeparator {
    implicitWidth: contentItem.implicitWidth
    implicitHeight: Theme.space2
    verticalPadding: Theme.space1 - Theme.hairline / 2

    contentItem: Separator { }
}
