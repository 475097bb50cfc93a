// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Theme

/**
 * What a list is filtered by, under the head of its page, on as many lines as it takes. Their number comes from `room` and not
 * from the width that the layout gives: layouts of Qt 6.4 miss it when a flow grows because they made it narrower.
 */
Flow {
    id: root

    /** What the page has for it, margins included, in pixels: from implicit widths of what stands beside it, which are known in time. */
    required property real room
    readonly property real inner: room - 2 * Theme.space5
    readonly property int lines: {
        let count = 1;
        let used = 0;
        for (const item of Array.from(root.children).filter(each => each.visible && each.width > 0)) {
            const next = used === 0 ? item.width : used + root.spacing + item.width;
            if (used > 0 && next > root.inner)
                ++count;
            used = used > 0 && next > root.inner ? item.width : next;
        }
        return count;
    }

    spacing: Theme.space2
    Layout.fillWidth: true
    Layout.leftMargin: Theme.space5
    Layout.rightMargin: Theme.space5
    Layout.bottomMargin: Theme.space3
    Layout.preferredHeight: lines * Theme.controlHeight + (lines - 1) * spacing
}
