// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Templates as T
import Basalt.Theme

/** A menu of UiMenuItem and UiMenuSeparator. */
T.Menu {
    id: root

    implicitWidth: Math.max(contentItem.implicitWidth + leftPadding + rightPadding, Theme.grid(50))
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
    padding: Theme.space1
    margins: Theme.space2
    overlap: Theme.hairline

    delegate: UiMenuItem { }
    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: contentItem.childrenRect.width
        model: root.contentModel
        interactive: false
        currentIndex: root.currentIndex
    }
    background: Surface {
        cornerRadius: Theme.radius + Theme.focusWidth
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.motionFast
        }
    }
}
