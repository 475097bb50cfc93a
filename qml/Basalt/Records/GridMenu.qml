// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls

/** What one can do with the cells that are selected. */
UiMenu {
    id: root

    required property RangeCommands commands

    objectName: "gridMenu"

    UiMenuItem {
        command: root.commands.copy
    }
    UiMenuItem {
        command: root.commands.paste
    }
    UiMenuItem {
        command: root.commands.setValue
    }
    UiMenuItem {
        command: root.commands.setNull
    }
    UiMenuSeparator { }
    UiMenuItem {
        command: root.commands.copyCsv
    }
    UiMenuItem {
        command: root.commands.copyJson
    }
    UiMenuItem {
        command: root.commands.copyMarkdown
    }
    UiMenuItem {
        command: root.commands.copyCurl
    }
}
