// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls
import Basalt.Theme

/** One of the blanks in the question: shows what is chosen, and opens what it is chosen from. */
UiButton {
    id: root

    default property alias content: popup.contentItem
    readonly property alias opened: popup.opened
    signal begun

    function close(): void {
        popup.close();
    }

    trailingIcon: "chevron-down"
    onClicked: popup.opened ? popup.close() : popup.open()
    Accessible.role: Accessible.ButtonDropDown
    Keys.onDownPressed: popup.open()

    UiPopup {
        id: popup

        objectName: root.objectName + "Popup"
        y: root.height + Theme.space1
        width: Theme.grid(95)
        onOpened: root.begun()
    }
}
